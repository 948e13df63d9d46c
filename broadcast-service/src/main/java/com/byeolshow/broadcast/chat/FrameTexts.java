package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.model.ChatFrame;
import com.byeolshow.broadcast.chat.model.ChatFrame.Ended;
import com.byeolshow.broadcast.chat.model.ChatFrame.Entered;
import com.byeolshow.broadcast.chat.model.ChatFrame.Left;
import com.byeolshow.broadcast.chat.model.ChatFrame.Said;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Frames in the words of the app: even a leave is called an entry there. */
@Component
record FrameTexts(JsonMapper json) {

    private static final String SERVICE = "Byeolshow";
    private static final String LEFT = "USEROUT";

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Wire(String stat, String message, @Nullable Integer count, String username) {}

    String of(ChatFrame frame) {
        return json.writeValueAsString(
                switch (frame) {
                    case Entered(var name, int count) -> new Wire("entry", name.text() + "님이 입장하셨습니다.", count, SERVICE);
                    case Left(int count) -> new Wire("entry", LEFT, count, LEFT);
                    case Said(var name, var message) -> new Wire("chat", message, null, name.text());
                    case Ended _ -> new Wire("end", "방송이 종료되었습니다.", null, SERVICE);
                });
    }
}
