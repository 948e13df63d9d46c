package com.byeolshow.identity.session;

import com.byeolshow.identity.account.CheckCredentials;
import com.byeolshow.identity.account.Password;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Exchanges a user id and password for a token. */
@Component
public class LogIn {

    private final CheckCredentials checkCredentials;
    private final IssueToken issueToken;

    LogIn(CheckCredentials checkCredentials, IssueToken issueToken) {
        this.checkCredentials = checkCredentials;
        this.issueToken = issueToken;
    }

    /** Fails as {@link CheckCredentials} does. */
    public Mono<String> run(String userId, Password password) {
        return checkCredentials.run(userId, password).flatMap(issueToken::run);
    }
}
