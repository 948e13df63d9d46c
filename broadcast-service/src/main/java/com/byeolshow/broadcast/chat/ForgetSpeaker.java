package com.byeolshow.broadcast.chat;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes name and link from what a customer said in chats; the words stay, as others answered them. */
@Component
public class ForgetSpeaker {

    private final ChatMessages messages;

    ForgetSpeaker(ChatMessages messages) {
        this.messages = messages;
    }

    /** In the caller's transaction, before which nothing can be kept under this customer's name any more. */
    public Mono<Void> run(String customerId) {
        return messages.forgetSpeaker(customerId);
    }
}
