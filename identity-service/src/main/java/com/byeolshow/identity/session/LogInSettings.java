package com.byeolshow.identity.session;

import com.byeolshow.identity.session.model.TryRules.Patience;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How failed log-ins slow the next ones down.
 *
 * @param account patience with one user id, whoever types it
 * @param address patience with one address, whatever it types; many people may share one
 */
@ConfigurationProperties("byeolshow.identity.log-in")
public record LogInSettings(
        @DefaultValue Account account, @DefaultValue Address address) {

    /** See {@link Patience}. */
    public record Account(
            @DefaultValue("5") int free,
            @DefaultValue("1s") Duration first,
            @DefaultValue("5m") Duration longest,
            @DefaultValue("10m") Duration forgiven) {

        Patience patience() {
            return new Patience(free, first, longest, forgiven);
        }
    }

    /** See {@link Patience}. */
    public record Address(
            @DefaultValue("50") int free,
            @DefaultValue("1s") Duration first,
            @DefaultValue("1m") Duration longest,
            @DefaultValue("10s") Duration forgiven) {

        Patience patience() {
            return new Patience(free, first, longest, forgiven);
        }
    }

    public LogInSettings {
        account.patience();
        address.patience();
    }
}
