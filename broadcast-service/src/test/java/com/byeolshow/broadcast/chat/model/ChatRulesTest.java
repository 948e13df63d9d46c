package com.byeolshow.broadcast.chat.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.chat.model.ChatRequest.Enter;
import com.byeolshow.broadcast.chat.model.ChatRequest.Say;
import java.time.Duration;
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
                    "byeolshow",
                    " BYEOLSHOW ",
                    "Byeol\u200bshow",
                    "Byeol show",
                    "Ｂyeolshow",
                    "USEROUT",
                    "userout"
                })
        void nobodyIsNobodyOrTheService(@Nullable String asked) {
            assertThat(ViewerName.of(asked)).isEmpty();
        }

        @Test
        void invisibleCharactersAreTakenOut() {
            assertThat(ViewerName.of(" 별\u0000이\u202e ")).contains(new ViewerName("별이"));
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
    class Requests {

        @Test
        void entryEntersUnderAName() {
            assertThat(ChatRequest.of("entry", "별이", null)).contains(new Enter(new ViewerName("별이")));
            assertThat(ChatRequest.of("entry", "USEROUT", "x")).isEmpty();
        }

        @Test
        void aViewerCannotEndAShow() {
            assertThat(ChatRequest.of("end", "별이", "끝")).isEmpty();
        }

        @Test
        void anyOtherWordIsChat() {
            assertThat(ChatRequest.of("chat", null, "안녕")).contains(new Say("안녕"));
            assertThat(ChatRequest.of("whatever", null, "안녕")).contains(new Say("안녕"));
            assertThat(ChatRequest.of("", null, "안녕")).contains(new Say("안녕"));
        }

        @Test
        void withoutWordOrMessageThereIsNothingToDo() {
            assertThat(ChatRequest.of(null, null, "안녕")).isEmpty();
            assertThat(ChatRequest.of("chat", null, null)).isEmpty();
            assertThat(ChatRequest.of("chat", null, " \n ")).isEmpty();
        }

        @Test
        void messagesAreCutBetweenCharacters() {
            assertThat(ChatRequest.of("chat", null, "😀".repeat(501))).contains(new Say("😀".repeat(500)));
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
