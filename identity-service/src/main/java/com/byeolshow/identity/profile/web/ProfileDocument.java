package com.byeolshow.identity.profile.web;

import com.byeolshow.identity.account.Account;
import com.byeolshow.identity.account.AccountRole;
import com.byeolshow.identity.account.Address;
import com.byeolshow.identity.account.RefundAccount;
import com.byeolshow.identity.image.Picture;
import com.byeolshow.identity.image.Pictures;
import com.byeolshow.identity.influencer.Influencer;
import com.byeolshow.identity.profile.ReadProfile.Profile;
import com.byeolshow.platform.web.SeoulTime;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The customer document as the app knows it from the commerce platform this suite replaces. Fields that no request can
 * fill yet are null; they are here because the app reads them without looking whether they exist.
 */
record ProfileDocument(
        @JsonProperty("_id") String id,
        @Nullable String userId,
        @Nullable String email,
        String alias,
        @Nullable String mobile,
        @Nullable String phone,
        @Nullable String gender,
        @Nullable String country,
        String language,
        String currency,
        String timezone,
        NameDocument name,
        @Nullable WrappedDate birthdate,
        @Nullable AvatarDocument avatar,
        List<String> groups,
        boolean social,
        boolean connect,
        boolean verified,
        AddressesDocument address,
        Meta meta,
        @Nullable WrappedDate lastLoggedInAt,
        WrappedDate createdAt,
        WrappedDate updatedAt) {

    /** Group of everyone who logs in with a password of ours; the app tests these literals. */
    private static final String NATIVE_CUSTOMERS = "ZZ9HGQBGPLTA";

    /** Group of everyone who logs in with a provider. */
    private static final String SOCIAL_CUSTOMERS = "QS8YM3ECBUV4";

    private static final String INFLUENCERS = "XU79MY58Q2C4";

    static ProfileDocument of(Profile profile) {
        Account account = profile.account();
        return new ProfileDocument(
                account.id().value(),
                account.userId(),
                account.email(),
                account.alias(),
                account.mobile(),
                account.phone(),
                account.gender(),
                null,
                "ko",
                "KRW",
                SeoulTime.ZONE.getId(),
                // The app searches people by the first name, so it repeats the alias.
                new NameDocument(account.alias(), null, account.name()),
                account.birthdate() == null ? null : WrappedDate.ofDay(account.birthdate()),
                AvatarDocument.of(profile.pictures().avatar()),
                groups(account),
                account.social(),
                // Every account can log in, which connects it, and no e-mail address was ever verified.
                true,
                false,
                AddressesDocument.of(account.addresses()),
                Meta.of(account, profile.influencer().orElse(null), profile.pictures()),
                account.lastLoggedInAt() == null ? null : WrappedDate.of(account.lastLoggedInAt()),
                WrappedDate.of(account.createdAt()),
                WrappedDate.of(account.updatedAt()));
    }

    private static List<String> groups(Account account) {
        var groups = new ArrayList<String>();
        groups.add(account.social() ? SOCIAL_CUSTOMERS : NATIVE_CUSTOMERS);
        if (account.is(AccountRole.INFLUENCER)) {
            groups.add(INFLUENCERS);
        }
        return List.copyOf(groups);
    }

    record NameDocument(
            @Nullable String first,
            @Nullable String last,
            @Nullable String full) {}

    record AvatarDocument(@JsonProperty("_id") String id, String url) {

        static @Nullable AvatarDocument of(@Nullable Picture avatar) {
            return avatar == null ? null : new AvatarDocument(avatar.id().value(), avatar.medium());
        }
    }

    /** A date as the platform wrapped it. */
    record WrappedDate(String raw, String formatted) {

        static WrappedDate of(Instant instant) {
            String raw = SeoulTime.iso(instant);
            return new WrappedDate(raw, raw.substring(0, 10));
        }

        static WrappedDate ofDay(LocalDate day) {
            return of(day.atStartOfDay(SeoulTime.ZONE).toInstant());
        }
    }

    /** @param secondaries left out where there is no primary address either */
    record AddressesDocument(
            AddressDocument primary,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<AddressDocument> secondaries) {

        static AddressesDocument of(List<Address> addresses) {
            return addresses.isEmpty()
                    ? new AddressesDocument(AddressDocument.of(Address.EMPTY), null)
                    : new AddressesDocument(
                            AddressDocument.of(addresses.getFirst()),
                            addresses.stream().skip(1).map(AddressDocument::of).toList());
        }
    }

    record AddressDocument(
            NameDocument name,
            String mobile,
            String phone,
            String country,
            String state,
            String city,
            String address1,
            String address2,
            String postcode,
            String company) {

        static AddressDocument of(Address address) {
            return new AddressDocument(
                    new NameDocument(address.firstName(), address.lastName(), address.fullName()),
                    address.mobile(),
                    address.phone(),
                    address.country(),
                    address.state(),
                    address.city(),
                    address.address1(),
                    address.address2(),
                    address.postcode(),
                    address.company());
        }
    }

    /** The three lists start with a placeholder that the app skips; their contents have routes of their own. */
    record Meta(
            @JsonProperty("Following") List<String> following,
            @JsonProperty("my_vod") List<String> myVod,
            @JsonProperty("Live_id") List<String> liveId,
            @JsonProperty("Follower") long followers,
            @JsonProperty("Stream_key") @Nullable String streamKey,
            @JsonProperty("Stream_url") @Nullable String streamUrl,
            @JsonProperty("Stream_id") @Nullable String streamId,
            String description,
            List<String> tag,
            @JsonProperty("thumbnail_url") @Nullable String thumbnailUrl,
            @JsonProperty("refund_holder") @Nullable String refundHolder,
            @JsonProperty("refund_bank") @Nullable String refundBank,
            @JsonProperty("refund_account") @Nullable String refundAccount,
            @JsonProperty("unipass_number") @Nullable String unipassNumber) {

        private static final List<String> PLACEHOLDER = List.of("");

        /** Never carries the stream key: it has a route of its own, for influencers only. */
        static Meta of(Account account, @Nullable Influencer influencer, Pictures pictures) {
            RefundAccount refunds = account.refundAccount();
            return new Meta(
                    PLACEHOLDER,
                    PLACEHOLDER,
                    PLACEHOLDER,
                    influencer == null ? 0 : influencer.followers(),
                    null,
                    null,
                    null,
                    influencer == null ? "" : influencer.description(),
                    influencer == null ? List.of() : influencer.tags(),
                    influencer == null ? null : pictures.backgroundUrl(),
                    refunds == null ? null : refunds.holder(),
                    refunds == null ? null : refunds.bank(),
                    refunds == null ? null : refunds.number(),
                    account.unipassNumber());
        }
    }
}
