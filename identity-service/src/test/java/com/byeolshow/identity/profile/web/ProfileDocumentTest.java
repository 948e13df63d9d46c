package com.byeolshow.identity.profile.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.account.Account;
import com.byeolshow.identity.account.AccountRole;
import com.byeolshow.identity.account.Address;
import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.account.RefundAccount;
import com.byeolshow.identity.image.Picture;
import com.byeolshow.identity.image.Pictures;
import com.byeolshow.identity.influencer.Influencer;
import com.byeolshow.identity.profile.ReadProfile.Profile;
import com.byeolshow.platform.images.store.ImageId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProfileDocumentTest {

    private static final Instant CREATED = Instant.parse("2030-05-01T11:00:00Z");

    private static final Address ADDRESS =
            new Address("", "", "김별", "010", "", "KR", "서울", "마포구", "월드컵로 1", "2층", "04000", "");

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void hasEveryFieldOfTheRow() {
        JsonNode document = write(customer(List.of(ADDRESS)), null);

        assertThat(document.propertyNames())
                .containsExactlyInAnyOrder(
                        "_id",
                        "userId",
                        "email",
                        "alias",
                        "mobile",
                        "phone",
                        "gender",
                        "country",
                        "language",
                        "currency",
                        "timezone",
                        "name",
                        "birthdate",
                        "avatar",
                        "groups",
                        "social",
                        "connect",
                        "verified",
                        "address",
                        "meta",
                        "lastLoggedInAt",
                        "createdAt",
                        "updatedAt");
        assertThat(document.get("meta").propertyNames())
                .containsExactlyInAnyOrder(
                        "Following",
                        "my_vod",
                        "Live_id",
                        "Follower",
                        "Stream_key",
                        "Stream_url",
                        "Stream_id",
                        "description",
                        "tag",
                        "thumbnail_url",
                        "refund_holder",
                        "refund_bank",
                        "refund_account",
                        "unipass_number");
    }

    @Test
    void firstNameRepeatsTheAlias() {
        JsonNode name = write(customer(List.of()), null).get("name");

        assertThat(name.toString()).isEqualTo("{\"first\":\"별이\",\"last\":null,\"full\":\"김별\"}");
    }

    @Test
    void datesAreWrappedAndKorean() {
        JsonNode document = write(customer(List.of()), null);

        assertThat(document.at("/createdAt/raw").asString()).isEqualTo("2030-05-01T20:00:00+09:00");
        assertThat(document.at("/createdAt/formatted").asString()).isEqualTo("2030-05-01");
        assertThat(document.at("/birthdate/raw").asString()).isEqualTo("1999-12-31T00:00:00+09:00");
        assertThat(document.get("lastLoggedInAt").isNull()).isTrue();
    }

    @Test
    void withoutPrimaryAddressEveryValueIsEmptyAndSecondariesAreAbsent() {
        JsonNode address = write(customer(List.of()), null).get("address");

        assertThat(address.toString())
                .isEqualTo("{\"primary\":{\"name\":{\"first\":\"\",\"last\":\"\",\"full\":\"\"},\"mobile\":\"\","
                        + "\"phone\":\"\",\"country\":\"\",\"state\":\"\",\"city\":\"\",\"address1\":\"\","
                        + "\"address2\":\"\",\"postcode\":\"\",\"company\":\"\"}}");
    }

    @Test
    void withPrimaryAddressTheOthersAreSecondaries() {
        JsonNode address = write(customer(List.of(ADDRESS, ADDRESS)), null).get("address");

        assertThat(address.at("/primary/name/full").asString()).isEqualTo("김별");
        assertThat(address.at("/primary/state").asString()).isEqualTo("서울");
        assertThat(address.get("secondaries")).hasSize(1);
        assertThat(write(customer(List.of(ADDRESS)), null).at("/address/secondaries"))
                .isEmpty();
    }

    @Test
    void metaListsBeginWithAPlaceholder() {
        JsonNode meta = write(customer(List.of()), null).get("meta");

        assertThat(meta.get("Following").toString()).isEqualTo("[\"\"]");
        assertThat(meta.get("my_vod").toString()).isEqualTo("[\"\"]");
        assertThat(meta.get("Live_id").toString()).isEqualTo("[\"\"]");
        assertThat(meta.get("Follower").asLong()).isZero();
        assertThat(meta.get("tag")).isEmpty();
    }

    @Test
    void influencerHasTheirGroupAndFollowers() {
        var account = account(EnumSet.of(AccountRole.CUSTOMER, AccountRole.INFLUENCER), List.of());
        var influencer = new Influencer(account.id(), "안녕", List.of("뷰티"), true, CREATED, 12, 1);

        JsonNode document = write(account, influencer, new Pictures(picture("a"), picture("b")));

        assertThat(document.get("groups").toString()).isEqualTo("[\"ZZ9HGQBGPLTA\",\"XU79MY58Q2C4\"]");
        assertThat(document.at("/avatar/_id").asString()).isEqualTo("a");
        assertThat(document.at("/avatar/url").asString()).isEqualTo("https://img/a-480.jpg");
        assertThat(document.at("/meta/Follower").asLong()).isEqualTo(12);
        assertThat(document.at("/meta/description").asString()).isEqualTo("안녕");
        assertThat(document.at("/meta/thumbnail_url").asString()).isEqualTo("https://img/b.jpg");
        assertThat(document.at("/meta/tag/0").asString()).isEqualTo("뷰티");
    }

    @Test
    void customerHasOnlyTheNativeGroupAndIsNotSocial() {
        JsonNode document = write(customer(List.of()), null);

        assertThat(document.get("groups").toString()).isEqualTo("[\"ZZ9HGQBGPLTA\"]");
        assertThat(document.get("social").asBoolean()).isFalse();
        assertThat(document.get("language").asString()).isEqualTo("ko");
        assertThat(document.get("currency").asString()).isEqualTo("KRW");
        assertThat(document.get("timezone").asString()).isEqualTo("Asia/Seoul");
    }

    @Test
    void socialCustomerHasTheSocialGroupAndNoUserId() {
        JsonNode document = write(account(true, EnumSet.of(AccountRole.CUSTOMER), List.of()), null);

        assertThat(document.get("groups").toString()).isEqualTo("[\"QS8YM3ECBUV4\"]");
        assertThat(document.get("social").asBoolean()).isTrue();
        assertThat(document.get("userId").isNull()).isTrue();
    }

    @Test
    void refundAccountAndCustomsCodeStandInTheMeta() {
        JsonNode meta = write(customer(List.of()), null).get("meta");

        assertThat(meta.get("refund_holder").asString()).isEqualTo("김별");
        assertThat(meta.get("refund_bank").asString()).isEqualTo("088");
        assertThat(meta.get("refund_account").asString()).isEqualTo("110-000-000000");
        assertThat(meta.get("unipass_number").asString()).isEqualTo("P123456789012");
    }

    @Test
    void customerWithoutAGrantHasAnAvatarOnly() {
        JsonNode document = write(customer(List.of()), null, new Pictures(picture("a"), picture("b")));

        assertThat(document.at("/avatar/_id").asString()).isEqualTo("a");
        assertThat(document.at("/meta/thumbnail_url").isNull()).isTrue();
    }

    private JsonNode write(Account account, @Nullable Influencer influencer) {
        return write(account, influencer, Pictures.NONE);
    }

    private JsonNode write(Account account, @Nullable Influencer influencer, Pictures pictures) {
        return json.valueToTree(ProfileDocument.of(new Profile(account, Optional.ofNullable(influencer), pictures)));
    }

    private static Picture picture(String id) {
        String address = "https://img/" + id;
        return new Picture(new ImageId(id), address + ".jpg", address + "-480.jpg", address + "-120.jpg");
    }

    private static Account customer(List<Address> addresses) {
        return account(EnumSet.of(AccountRole.CUSTOMER), addresses);
    }

    private static Account account(Set<AccountRole> roles, List<Address> addresses) {
        return account(false, roles, addresses);
    }

    private static Account account(boolean social, Set<AccountRole> roles, List<Address> addresses) {
        return new Account(
                new CustomerId("C1"),
                social ? null : "viewer1",
                "viewer1@byeolshow.example",
                "별이",
                "김별",
                "010-0000-0000",
                null,
                null,
                LocalDate.of(1999, 12, 31),
                addresses,
                "P123456789012",
                new RefundAccount("김별", "088", "110-000-000000"),
                social,
                roles,
                null,
                CREATED,
                CREATED,
                1);
    }
}
