package org.folkmoot.web;

import org.folkmoot.http.Assets;
import org.folkmoot.web.pages.AssetUrls;

/// The files that come with the pages: stylesheet, scripts and the mark, which lie beside this class.
public final class SiteFiles {

    private SiteFiles() {}

    /// Reads them, ready to be served.
    public static Assets read() {
        return Assets.beside(SiteFiles.class, AssetUrls.NAMES.toArray(String[]::new));
    }
}
