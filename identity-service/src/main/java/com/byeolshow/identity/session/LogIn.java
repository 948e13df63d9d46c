package com.byeolshow.identity.session;

import com.byeolshow.identity.account.Password;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Exchanges a user id and password for the app's token. */
@Component
public class LogIn {

    private final Authenticate authenticate;
    private final IssueToken issueToken;

    LogIn(Authenticate authenticate, IssueToken issueToken) {
        this.authenticate = authenticate;
        this.issueToken = issueToken;
    }

    /**
     * Fails alike for an unknown user and a wrong password, and after too many failures for a right one too.
     *
     * @param address whose failures count together
     */
    public Mono<String> run(String userId, Password password, String address) {
        return authenticate
                .run(userId, password, address)
                .flatMap(account -> issueToken.run(account).delayUntil(_ -> authenticate.confirm(account)));
    }
}
