package com.byeolshow.platform.name;

import java.util.Set;

/** Names in which the service itself speaks, so that nobody passes as it. */
public final class ReservedNames {

    private static final Set<String> SKELETONS =
            Set.of(LookAlikes.skeleton("Byeolshow"), LookAlikes.skeleton("USEROUT"));

    private ReservedNames() {}

    /** Whether a name is one of them or looks like one: case, width, spaces, accents and other alphabets hide nothing. */
    public static boolean include(String name) {
        return SKELETONS.contains(LookAlikes.skeleton(name));
    }
}
