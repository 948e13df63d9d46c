package com.byeolshow.suite.stack;

import java.util.List;
import java.util.Map;

/**
 * What one run changes about how the parts stand.
 *
 * @param database server settings of PostgreSQL; they win over the suite's own
 * @param jvm options of the JVMs of the gateway and the services; they come last, so they win over the suite's own
 * @param environment variables the gateway and every service are told besides
 */
public record Tuning(Map<String, String> database, List<String> jvm, Map<String, String> environment) {

    /** Everything as the suite always has it. */
    public static final Tuning NONE = new Tuning(Map.of(), List.of(), Map.of());
}
