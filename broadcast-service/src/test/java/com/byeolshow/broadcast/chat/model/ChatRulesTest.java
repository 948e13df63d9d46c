package com.byeolshow.broadcast.chat.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.chat.ViewerKey;
import com.byeolshow.broadcast.chat.model.ChatRequest.End;
import com.byeolshow.broadcast.chat.model.ChatRequest.Enter;
import com.byeolshow.broadcast.chat.model.ChatRequest.Say;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatRulesTest {

    @Nested
    class Names {

        @ParameterizedTest
        @NullSource
        @ValueSource(
                strings = {
                    "",
                    "   ",
                    "\u200b\u200b",
                    "Byeolshow",
                    " BYEOLSHOW ",
                    "Byeol\u200bshow",
                    "Вyeolshow",
                    "userout"
                })
        void nobodyIsNobodyOrTheService(@Nullable String asked) {
            assertThat(ViewerName.of(asked)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"\u3164", "\u2800\u2800", "\uFFA0\u1160", "\u00A0", "\u2007 \u202F"})
        void whatDrawsNothingIsNobody(String asked) {
            assertThat(ViewerName.of(asked)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"Lun\u0430", "\u041Buna", "별 \u0392rand", "L\u057Dna"})
        void nobodyMixesAlphabetsInAWord(String asked) {
            assertThat(ViewerName.of(asked)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Анна",
                    "Ελένη",
                    "Luna별이",
                    "Luna星ほしホシ",
                    "Luna(・ω・)",
                    "별이ω",
                    "L0una!",
                    "Zoë",
                    "IU",
                    "별☆이",
                    "Oh"
                })
        void othersAreWrittenAsPeopleLike(String asked) {
            assertThat(ViewerName.of(asked)).contains(new ViewerName(asked));
        }

        @Test
        void blankLettersMakeNoOtherName() {
            assertThat(ViewerName.of("Byeol\u3164show")).isEmpty();
            assertThat(ViewerName.of("봄\u3164날\u00A0")).contains(new ViewerName("봄날"));
            assertThat(ViewerName.of("봄\u00A0날")).contains(new ViewerName("봄 날"));
        }

        @Test
        void invisibleCharactersAreTakenOut() {
            assertThat(ViewerName.of(" 별\u0000이\u202e ")).contains(new ViewerName("별이"));
            assertThat(ViewerName.of("별\ud83d이")).contains(new ViewerName("별이"));
        }

        @Test
        void areCutBetweenCharacters() {
            assertThat(ViewerName.of("😀".repeat(40)))
                    .hasValueSatisfying(name -> assertThat(name.text()).isEqualTo("😀".repeat(30)));
        }

        @Test
        void aNameCannotBecomeReservedByBeingCut() {
            assertThat(ViewerName.of("Byeolshow" + " ".repeat(30) + "x")).isEmpty();
        }
    }

    @Nested
    class Ids {

        private final ViewerKey key = new ViewerKey(new byte[ViewerKey.LENGTH]);

        @Test
        void areTheSameForTheSameViewerOfAShow() {
            assertThat(key.idOf("guest a")).isEqualTo(key.idOf("guest a")).isNotEqualTo(key.idOf("guest b"));
            assertThat(ViewerKey.couldBeId(key.idOf("guest a"))).isTrue();
            assertThat(ViewerKey.couldBeId("guest a")).isFalse();
        }

        @Test
        void areOthersInAnotherShow() {
            byte[] other = new byte[ViewerKey.LENGTH];
            other[0] = 1;
            assertThat(new ViewerKey(other).idOf("guest a")).isNotEqualTo(key.idOf("guest a"));
        }

        @Test
        void makeGuestNamesThatStay() {
            ViewerName name = ViewerName.guest(key.idOf("guest a"));
            assertThat(name.text()).matches("손님[0-9]{4}");
            assertThat(ViewerName.guest(key.idOf("guest a"))).isEqualTo(name);
        }
    }

    @Nested
    class Requests {

        @Test
        void entryEntersUnderAName() {
            assertThat(ChatRequest.of("entry", "별이", null, List.of()))
                    .contains(new Enter(new ViewerName("별이"), Features.NONE));
            assertThat(ChatRequest.of("entry", "USEROUT", "x", List.of())).isEmpty();
        }

        @Test
        void whatNeitherDatabaseNorEncodingKeepsIsLeftOut() {
            assertThat(ChatRequest.of("chat", null, "안\u0000녕\ud83d 😀", List.of()))
                    .contains(new Say("안녕 😀"));
            assertThat(ChatRequest.of("chat", null, "\ud83d", List.of())).isEmpty();
        }

        @Test
        void whoeverAsksForTheEndHasToBeTheHost() {
            assertThat(ChatRequest.of("end", "별이", "끝", List.of())).contains(new End());
        }

        @Test
        void anyOtherWordIsChat() {
            assertThat(ChatRequest.of("chat", null, "안녕", List.of())).contains(new Say("안녕"));
            assertThat(ChatRequest.of("whatever", null, "안녕", List.of())).contains(new Say("안녕"));
            assertThat(ChatRequest.of("", null, "안녕", List.of())).contains(new Say("안녕"));
        }

        @Test
        void withoutWordOrMessageThereIsNothingToDo() {
            assertThat(ChatRequest.of(null, null, "안녕", List.of())).isEmpty();
            assertThat(ChatRequest.of("chat", null, null, List.of())).isEmpty();
            assertThat(ChatRequest.of("chat", null, " \n ", List.of())).isEmpty();
        }

        @Test
        void whatNoDatabaseKeepsIsLeftOut() {
            assertThat(ChatRequest.of("chat", null, "안\0녕", List.of())).contains(new Say("안녕"));
            assertThat(ChatRequest.of("chat", null, "\0", List.of())).isEmpty();
        }

        @Test
        void newClientsSayWhatTheyUnderstand() {
            assertThat(ChatRequest.of("entry", "별이", null, List.of("delete", "pin", "hologram")))
                    .contains(new Enter(new ViewerName("별이"), new Features(true, true)));
            assertThat(new Features(true, false).ids()).isTrue();
            assertThat(new Features(false, true).ids()).isTrue();
            assertThat(Features.NONE.ids()).isFalse();
            assertThat(Features.NONE.understand(new ChatFrame.Pinned(null))).isFalse();
            assertThat(Features.NONE.understand(new ChatFrame.Removed("m"))).isFalse();
            assertThat(Features.NONE.understand(new ChatFrame.Ended())).isTrue();
            assertThat(new Features(true, false).understand(new ChatFrame.Pinned(null)))
                    .isTrue();
            assertThat(new Features(true, false).understand(new ChatFrame.Removed("m")))
                    .isFalse();
            assertThat(new Features(false, true).understand(new ChatFrame.Removed("m")))
                    .isTrue();
        }

        @Test
        void messagesAreCutBetweenCharacters() {
            assertThat(ChatRequest.of("chat", null, "😀".repeat(501), List.of()))
                    .contains(new Say("😀".repeat(500)));
        }
    }

    @Nested
    class Allowances {

        private final Allowance allowance = new Allowance(3, Duration.ofMillis(500), 0);

        @Test
        void letABurstThroughAndThenOnePerPace() {
            assertThat(allowance.take(0)).isTrue();
            assertThat(allowance.take(0)).isTrue();
            assertThat(allowance.take(0)).isTrue();
            assertThat(allowance.take(0)).isFalse();
            assertThat(allowance.take(millis(499))).isFalse();
            assertThat(allowance.take(millis(500))).isTrue();
            assertThat(allowance.take(millis(500))).isFalse();
        }

        @Test
        void saveNoMoreThanABurst() {
            long muchLater = millis(1_000_000);
            for (int i = 0; i < 3; i++) {
                assertThat(allowance.take(muchLater)).isTrue();
            }
            assertThat(allowance.take(muchLater)).isFalse();
        }

        private static long millis(long value) {
            return Duration.ofMillis(value).toNanos();
        }
    }
}
