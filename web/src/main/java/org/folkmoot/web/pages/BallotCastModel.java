package org.folkmoot.web.pages;

import org.folkmoot.forum.consultations.CastBallot.Receipt;
import org.folkmoot.values.ConsultationId;

/// A ballot that was just cast: the only page that its receipt is ever on.
public record BallotCastModel(ConsultationId consultation, Receipt receipt) {}
