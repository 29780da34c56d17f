package io.github.cxkit.journey;

/**
 * What a channel is made of.
 *
 * @since 0.1.0
 */
public enum ChannelKind {
    /** Web shop, app, e-mail, chat. */
    DIGITAL,
    /** Store, parcel, parking space. */
    PHYSICAL,
    /** A person: phone, counter, visit. */
    HUMAN,
    /** Advert, press, social feed. */
    MEDIA
}
