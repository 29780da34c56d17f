/** Remarks: masking, words, themes, and what sets the words of one group apart. */
module io.github.cxkit.text {
    requires transitive io.github.cxkit.core;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires static transitive org.jspecify;

    exports io.github.cxkit.text;
}
