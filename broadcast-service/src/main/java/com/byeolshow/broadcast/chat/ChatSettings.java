package com.byeolshow.broadcast.chat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the chat.
 *
 * @param longestFrame a larger frame closes the connection
 * @param buffer frames kept for a viewer who reads slowly, at least 2; with a million viewers every one costs memory
 * @param burst frames a connection may send at once, at least 1
 * @param pace time that earns a connection one more frame; nobody types faster for long
 * @param ping how often a silent connection is written to, so that a vanished viewer is noticed
 */
@ConfigurationProperties("byeolshow.broadcast.chat")
public record ChatSettings(
        @DefaultValue("64KB") DataSize longestFrame,
        @DefaultValue("64") int buffer,
        @DefaultValue("10") int burst,
        @DefaultValue("500ms") Duration pace,
        @DefaultValue("30s") Duration ping) {

    public ChatSettings {
        if (buffer < 2 || burst < 1 || !pace.isPositive() || !ping.isPositive() || longestFrame.toBytes() < 1024) {
            throw new IllegalArgumentException("byeolshow.broadcast.chat: every limit must leave room to chat");
        }
    }
}
