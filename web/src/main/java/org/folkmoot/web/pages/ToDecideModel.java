package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.consultations.ConsultationView.Asking;

/// What a member is asked, what is open first.
public record ToDecideModel(List<Asking> asking) {}
