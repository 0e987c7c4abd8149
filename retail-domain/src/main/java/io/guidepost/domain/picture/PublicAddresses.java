package io.guidepost.domain.picture;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Which addresses belong to the public internet. Whoever may name an address for us to fetch must not reach what only we
 * can reach: this machine, its neighbours, a cloud's metadata.
 */
public final class PublicAddresses {

    private PublicAddresses() {}

    /** Whether everybody can reach it. */
    public static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int a = bytes[0] & 0xFF;
        int b = bytes[1] & 0xFF;
        int c = bytes[2] & 0xFF;
        boolean isShared = a == 100 && b >= 64 && b < 128;
        boolean isSpecial = a == 192 && b == 0 && (c == 0 || c == 2) || a == 192 && b == 88 && c == 99;
        boolean isForTests =
                a == 198 && (b == 18 || b == 19) || a == 198 && b == 51 && c == 100 || a == 203 && b == 0 && c == 113;
        return a != 0 && a < 240 && !isShared && !isSpecial && !isForTests;
    }

    /** Of IPv6 only global unicast, and of that nothing that wraps an IPv4 address or is for documents. */
    private static boolean isPublic6(byte[] bytes) {
        boolean isGlobal = (bytes[0] & 0xE0) == 0x20;
        int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        int second = (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
        boolean isWrapped = first == 0x2002 || first == 0x2001 && second == 0;
        boolean isForDocuments = first == 0x2001 && second == 0x0db8 || first == 0x3fff;
        return isGlobal && !isWrapped && !isForDocuments;
    }
}
