package com.byeolshow.gateway.route;

import java.util.Set;
import org.springframework.http.HttpMethod;

/** What the table says about a request. */
sealed interface Lookup {

    record Found(ServiceRoute route) implements Lookup {}

    /** A page of the gateway itself. */
    record Own() implements Lookup {}

    /** The path is known, this method on it is not. */
    record WrongMethod(Set<HttpMethod> allowed) implements Lookup {}

    /** Nobody's path. Internal and management paths look exactly like it. */
    record Unknown() implements Lookup {}

    /** A path that two readers could read differently, so that it might mean another route behind the gateway. */
    record Ambiguous() implements Lookup {}
}
