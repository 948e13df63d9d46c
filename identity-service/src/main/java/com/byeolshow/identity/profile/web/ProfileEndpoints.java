package com.byeolshow.identity.profile.web;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.profile.ReadProfile;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The caller's own profile (ID-08). */
@RestController
class ProfileEndpoints {

    private final ReadProfile readProfile;

    ProfileEndpoints(ReadProfile readProfile) {
        this.readProfile = readProfile;
    }

    /** A valid token whose account is gone is no log-in any more. */
    @GetMapping("/user")
    Mono<ProfileDocument> profile(Caller caller) {
        return readProfile
                .run(new CustomerId(caller.id()))
                .map(ProfileDocument::of)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new RequestProblem.Unauthenticated())));
    }
}
