package io.guidepost.domain.privacy;

/** Keys as another setting would have them. */
public final class OtherKeys {

    private OtherKeys() {}

    public static Seals seals(String keys) {
        return new Seals(keys);
    }

    public static BlindIndexes indexes(String indexKeys, String sealKeys) {
        return new BlindIndexes(indexKeys, sealKeys);
    }
}
