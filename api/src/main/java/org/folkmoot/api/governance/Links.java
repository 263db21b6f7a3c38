package org.folkmoot.api.governance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.folkmoot.values.AnnouncementId;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.WhatIfId;

/// Where the pages are that tell people the same, and what else a program may ask next. Relative to the site.
final class Links {

    private Links() {}

    static String peer(String server) {
        return "/peers/" + written(server);
    }

    static String decision(TermsVersionId decision) {
        return "/decisions/" + decision.value();
    }

    static String announcement(AnnouncementId announcement) {
        return "/announced/" + announcement.value();
    }

    static String whatIf(WhatIfId kept) {
        return "/what-if/" + kept.value();
    }

    static String consultation(ConsultationId consultation) {
        return "/consultations/" + consultation.value();
    }

    static String post(PostId post) {
        return "/post/" + post.value();
    }

    static String comment(PostId post, CommentId comment) {
        return post(post) + "#comment-" + comment.value();
    }

    /// Another page of what is asked for at an address of ours.
    static String next(String path, String parameter, String value, String others) {
        return GovernanceApi.ROOT + path + "?" + parameter + "=" + written(value) + others;
    }

    /// A further part of a query; nothing where there is none.
    static String with(String parameter, Object value) {
        return "&" + parameter + "=" + written(String.valueOf(value));
    }

    private static String written(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}
