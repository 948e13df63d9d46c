package com.byeolshow.suite.app;

import java.net.URI;

/**
 * Where the suite can be reached from outside.
 *
 * @param gateway the public port
 * @param providers the stand-ins of the providers, as our services call them
 * @param control the sandbox's control plane
 */
public record Doors(URI gateway, URI providers, URI control) {}
