package com.byeolshow.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.route.Access;
import com.byeolshow.platform.security.Role;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of caller at every kind of route. */
class EntryTest {

    private static final Map<String, Verdict> CALLERS = Map.of(
            "anonymous", new Verdict.Anonymous(),
            "invalid", new Verdict.Invalid(),
            "unverifiable", new Verdict.Unverifiable(),
            "customer", new Verdict.Known("c", Set.of(Role.CUSTOMER)),
            "influencer", new Verdict.Known("i", Set.of(Role.CUSTOMER, Role.INFLUENCER)),
            "manager", new Verdict.Known("m", Set.of(Role.MANAGER)));

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    caller,       OPEN,     TOKEN,           INFLUENCER,       MANAGER
                    anonymous,    admitted, unauthenticated, influencers-only, unauthenticated
                    invalid,      nobody,   unauthenticated, influencers-only, unauthenticated
                    unverifiable, admitted, admitted,        admitted,         admitted
                    customer,     admitted, admitted,        influencers-only, forbidden
                    influencer,   admitted, admitted,        admitted,         forbidden
                    manager,      admitted, admitted,        influencers-only, admitted
                    """)
    void decides(String caller, String open, String token, String influencer, String manager) {
        Verdict verdict = Objects.requireNonNull(CALLERS.get(caller));

        assertThat(name(Entry.decide(Access.OPEN, verdict))).isEqualTo(open);
        assertThat(name(Entry.decide(Access.TOKEN, verdict))).isEqualTo(token);
        assertThat(name(Entry.decide(Access.INFLUENCER, verdict))).isEqualTo(influencer);
        assertThat(name(Entry.decide(Access.MANAGER, verdict))).isEqualTo(manager);
    }

    private static String name(Entry entry) {
        return switch (entry) {
            case Entry.Admitted() -> "admitted";
            case Entry.AdmittedAsNobody() -> "nobody";
            case Entry.Refused(var problem) -> problem.code();
        };
    }
}
