package com.byeolshow.identity.profile.web;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.account.EditAccount.Edited;
import com.byeolshow.identity.account.Withdraw;
import com.byeolshow.identity.profile.EditProfile;
import com.byeolshow.identity.profile.ReadProfile;
import com.byeolshow.identity.session.IssueToken;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.caller.CallerAddress;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The caller's own profile: read, edited, and ended (ID-08, ID-10, ID-11). */
@RestController
class ProfileEndpoints {

    /** Where clients look for their token. */
    private static final String TOKEN_HEADER = "Custom-Token";

    private final ReadProfile readProfile;
    private final EditProfile editProfile;
    private final Withdraw withdraw;
    private final IssueToken issueToken;
    private final CallerAddress callerAddress;

    ProfileEndpoints(
            ReadProfile readProfile,
            EditProfile editProfile,
            Withdraw withdraw,
            IssueToken issueToken,
            CallerAddress callerAddress) {
        this.readProfile = readProfile;
        this.editProfile = editProfile;
        this.withdraw = withdraw;
        this.issueToken = issueToken;
        this.callerAddress = callerAddress;
    }

    /** A valid token whose account is gone is no log-in any more. */
    @GetMapping("/user")
    Mono<ProfileDocument> profile(Caller caller) {
        return readProfile
                .run(new CustomerId(caller.id()))
                .map(ProfileDocument::of)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new RequestProblem.Unauthenticated())));
    }

    /** Whoever changes their password goes on with the token of the answer; all others are refused from now on. */
    @PostMapping("/user")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ResponseEntity<Done>> edit(Caller caller, @ClientBody EditBody body, ServerHttpRequest request) {
        return editProfile
                .run(new CustomerId(caller.id()), body.form(), callerAddress.of(request))
                .flatMap(this::edited);
    }

    private Mono<ResponseEntity<Done>> edited(Edited edited) {
        var done = new Done(new Message("변경 완료."));
        return edited.loggedOut()
                ? issueToken.run(edited.account()).map(token -> ResponseEntity.accepted()
                        .header(TOKEN_HEADER, token)
                        .body(done))
                : Mono.just(ResponseEntity.accepted().body(done));
    }

    @DeleteMapping("/user")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Done> withdraw(Caller caller) {
        return withdraw.run(new CustomerId(caller.id())).thenReturn(new Done(new Message("탈퇴 완료.")));
    }

    record Done(Message success) {}

    record Message(String message) {}
}
