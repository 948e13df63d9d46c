package com.byeolshow.sandbox.control;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** A part of the control plane. */
public interface ControlRoutes {
    RouterFunction<ServerResponse> controlRoutes();
}
