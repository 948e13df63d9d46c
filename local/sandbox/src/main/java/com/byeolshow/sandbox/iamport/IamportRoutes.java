package com.byeolshow.sandbox.iamport;

import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class IamportRoutes {
    private static final String[] KNOWN = {
        "/users/getToken",
        "/payments",
        "/payments/{imp_uid}",
        "/payments/prepare/{merchant_uid}",
        "/payments/find/{merchant_uid}",
        "/payments/findAll/{merchant_uid}",
        "/vbanks",
        "/vbanks/{imp_uid}",
        "/banks"
    };

    @Bean
    RouterFunction<ServerResponse> iamportApi(
            IamportAccess access,
            TokenEndpoints tokens,
            PaymentEndpoints payments,
            PrepareEndpoints prepare,
            CancelEndpoints cancel,
            VirtualAccountEndpoints accounts) {
        return route().path("/iamport", api -> {
                    tokens.addTo(api);
                    payments.addTo(api);
                    prepare.addTo(api);
                    cancel.addTo(api);
                    accounts.addTo(api);
                    for (var known : KNOWN) {
                        api.route(path(known), _ -> Mono.error(IamportRefusedException.wrongMethod()));
                    }
                    api.route(path("/**"), _ -> Mono.error(IamportRefusedException.notFound()));
                    api.filter(access);
                })
                .build();
    }
}
