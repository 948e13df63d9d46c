package com.byeolshow.suite.demo;

import com.byeolshow.suite.app.Chat;
import java.net.URI;
import tools.jackson.databind.JsonNode;

/** The chat of the demo show. */
final class ShowRoom {

    private ShowRoom() {}

    /** Returns the socket of the first viewer, who stays until the end. */
    static Chat open(URI gateway, String showId, String suffix) {
        Chat first = Chat.join(gateway, showId, "시청자" + suffix);
        first.await(
                "one person in the room",
                frame -> entry(frame) && frame.at("/count").asInt() == 1);
        try (Chat second = Chat.join(gateway, showId, "손님" + suffix)) {
            first.await(
                    "the newcomer is announced",
                    frame -> entry(frame) && frame.at("/count").asInt() == 2);
            second.await(
                    "the newcomer counts itself",
                    frame -> entry(frame) && frame.at("/count").asInt() == 2);
            first.say("립밤 예뻐요!");
            JsonNode heard = second.await(
                    "the message", frame -> frame.at("/stat").asString().equals("chat"));
            Expect.equal("립밤 예뻐요!", heard.at("/message").asString());
            Expect.equal("시청자" + suffix, heard.at("/username").asString());
        }
        first.await(
                "the guest left",
                frame -> frame.at("/message").asString().equals("USEROUT")
                        && frame.at("/count").asInt() == 1);
        return first;
    }

    private static boolean entry(JsonNode frame) {
        return frame.at("/stat").asString().equals("entry");
    }
}
