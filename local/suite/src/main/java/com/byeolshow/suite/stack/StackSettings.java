package com.byeolshow.suite.stack;

import java.nio.file.Path;

/**
 * How the suite shall stand.
 *
 * @param folder data and logs
 * @param gatewayPort the public port
 * @param sandboxPort the providers' stand-ins; the sandbox's control plane takes the next port
 */
public record StackSettings(Path folder, int gatewayPort, int sandboxPort) {

    /** Port of the sandbox's control plane and mail page. */
    public int controlPort() {
        return sandboxPort + 1;
    }
}
