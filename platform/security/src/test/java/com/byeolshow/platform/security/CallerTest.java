package com.byeolshow.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallerTest {

    private final Caller caller = new Caller("me", Set.of(Role.CUSTOMER));

    @Test
    void whatBelongsToOthersLooksAbsent() {
        var absent = new RequestProblem.ByStatus(404);
        caller.mustOwn("me", absent);
        assertThatThrownBy(() -> caller.mustOwn("you", absent))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.problem())
                        .isEqualTo(absent));
    }

    @Test
    void aCallerIsOnlyWhatTheTokenSays() {
        assertThat(caller.is(Role.CUSTOMER)).isTrue();
        assertThat(caller.is(Role.MANAGER)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void eachRoleHasItsClaim(Role role) {
        assertThat(Role.ofClaim(role.claim())).contains(role);
        assertThat(Role.ofClaim(role.name())).isEmpty();
    }
}
