package com.byeolshow.suite.stack;

import java.nio.file.Path;

/**
 * How the suite shall stand.
 *
 * @param folder data and logs
 * @param gatewayPort the public port
 * @param sandboxPort the providers' stand-ins; the sandbox's control plane takes the next port
 * @param tuning what this run changes about the parts
 */
public record StackSettings(Path folder, int gatewayPort, int sandboxPort, Tuning tuning) {

    public StackSettings(Path folder, int gatewayPort, int sandboxPort) {
        this(folder, gatewayPort, sandboxPort, Tuning.NONE);
    }

    /** Port of the sandbox's control plane and mail page. */
    public int controlPort() {
        return sandboxPort + 1;
    }
}
