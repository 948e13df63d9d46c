package com.byeolshow.platform.security;

import com.byeolshow.platform.web.problem.Problem;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.Set;

/**
 * The person or service behind a verified token. As a handler parameter it is always present; where a token is optional
 * ask for {@code Optional<Caller>}.
 *
 * @param id customer id, the token's subject
 * @param roles never empty
 */
public record Caller(String id, Set<Role> roles) {

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /**
     * Passes if this caller owns a thing, else refuses with the feature's "no such thing": a foreign object must look
     * exactly like an absent one.
     */
    public void mustOwn(String ownerId, Problem absent) {
        if (!id.equals(ownerId)) {
            throw new RefusedException(absent);
        }
    }
}
