package com.byeolshow.identity.recovery;

import com.byeolshow.identity.recovery.model.MailRules.Patience;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people who cannot log in are helped.
 *
 * @param publicUrl where the gateway answers; mailed links begin with it
 * @param tokenSecret makes the tokens of mailed links, so that none is ever stored; the same on every replica
 * @param linkLifetime from the mail's last attempt to the link's end
 * @param answerAfter no answer comes sooner, so that its time says nothing; above what the work takes
 * @param limits how often somebody may ask
 * @param mail how mails are sent
 */
@ConfigurationProperties("byeolshow.identity.recovery")
record RecoverySettings(
        URI publicUrl,
        String tokenSecret,
        @DefaultValue("30m") Duration linkLifetime,
        @DefaultValue("300ms") Duration answerAfter,
        @DefaultValue Limits limits,
        @DefaultValue Mail mail) {

    RecoverySettings {
        if (publicUrl.getHost() == null || !linkLifetime.isPositive() || answerAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "byeolshow.identity.recovery: public-url must be absolute, link-lifetime positive");
        }
    }

    /**
     * Limits within a window; the next one is answered 429.
     *
     * @param perAccount about one account or e-mail address, existing or not
     * @param perAddress from one client address
     */
    record Limits(
            @DefaultValue("1h") Duration window,
            @DefaultValue("5") int perAccount,
            @DefaultValue("30") int perAddress) {

        Limits {
            if (!window.isPositive() || perAccount < 1 || perAddress < 1) {
                throw new IllegalArgumentException("byeolshow.identity.recovery.limits must be positive");
            }
        }
    }

    /**
     * @param from address mails come from
     * @param threads mails under way at a time
     * @param attempts before a mail is given up; with the waits about a quarter of an hour, as nobody waits longer
     * @param firstWait after the first failed attempt; doubled after each further one
     * @param longestWait between two attempts
     * @param lease an attempt that has not ended by then is made again; longer than all timeouts of SMTP together
     */
    record Mail(
            @DefaultValue("no-reply@byeolshowco.com") String from,
            @DefaultValue("2") int threads,
            @DefaultValue("8") int attempts,
            @DefaultValue("10s") Duration firstWait,
            @DefaultValue("5m") Duration longestWait,
            @DefaultValue("2m") Duration lease) {

        Mail {
            if (threads < 1 || attempts < 1 || !firstWait.isPositive() || !lease.isPositive()) {
                throw new IllegalArgumentException("byeolshow.identity.recovery.mail must be positive");
            }
        }

        Patience patience() {
            return new Patience(attempts, firstWait, longestWait);
        }
    }

    @Override
    public String toString() {
        return "RecoverySettings[" + publicUrl + "]";
    }
}
