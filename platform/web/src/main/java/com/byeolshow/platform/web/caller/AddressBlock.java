package com.byeolshow.platform.web.caller;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A block of IP addresses such as {@code 10.0.0.0/8} or one address. Host names are refused: resolving one would block.
 *
 * @param network first address
 * @param bits how many leading bits are fixed
 */
public record AddressBlock(InetAddress network, int bits) {

    /**
     * Reads {@code address} or {@code address/bits}; configuration binds through this.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static AddressBlock valueOf(String text) {
        int slash = text.indexOf('/');
        InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int width = network.getAddress().length * 8;
        int bits = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > width) {
            throw new IllegalArgumentException("no such address block: " + text);
        }
        return new AddressBlock(network, bits);
    }

    /** Whether an address of the same version lies in this block. */
    public boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = bits / 8;
        if (!Arrays.equals(mine, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || ((mine[whole] ^ other[whole]) & 0xff) >>> (8 - rest) == 0;
    }
}
