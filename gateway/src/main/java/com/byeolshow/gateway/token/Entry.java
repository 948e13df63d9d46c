package com.byeolshow.gateway.token;

import com.byeolshow.gateway.route.Access;
import com.byeolshow.platform.security.Role;
import com.byeolshow.platform.web.problem.Problem;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.util.Set;

/** Whether a caller may use a route. */
sealed interface Entry {

    /** Goes on with its token, if it has one. */
    record Admitted() implements Entry {}

    /** Goes on without the token, which is not good but also not needed here. */
    record AdmittedAsNobody() implements Entry {}

    record Refused(Problem problem) implements Entry {}

    /**
     * Decides. An unverifiable token is admitted everywhere: each service checks it again, and refusing it would turn a
     * restart of identity into a logout of everybody.
     */
    static Entry decide(Access access, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Unverifiable() -> new Admitted();
            case Verdict.Anonymous() -> access == Access.OPEN ? new Admitted() : new Refused(missing(access));
            case Verdict.Invalid() -> access == Access.OPEN ? new AdmittedAsNobody() : new Refused(missing(access));
            case Verdict.Known known -> withRoles(access, known.roles());
        };
    }

    private static Entry withRoles(Access access, Set<Role> roles) {
        return switch (access) {
            case OPEN, TOKEN -> new Admitted();
            case INFLUENCER ->
                roles.contains(Role.INFLUENCER) ? new Admitted() : new Refused(new RequestProblem.InfluencersOnly());
            case MANAGER -> roles.contains(Role.MANAGER) ? new Admitted() : new Refused(new RequestProblem.Forbidden());
        };
    }

    private static Problem missing(Access access) {
        return access == Access.INFLUENCER
                ? new RequestProblem.InfluencersOnly()
                : new RequestProblem.Unauthenticated();
    }
}
