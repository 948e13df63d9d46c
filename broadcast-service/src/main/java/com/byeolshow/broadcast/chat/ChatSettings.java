package com.byeolshow.broadcast.chat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits and times of the chat.
 *
 * @param longestFrame a larger frame closes the connection
 * @param buffer frames kept for a viewer who reads slowly, at least 2; with a million viewers every one costs memory
 * @param patience how long frames for a viewer may keep giving way before the connection is closed
 * @param burst frames a connection may send at once, at least 1
 * @param pace time that earns a connection one more frame; nobody types faster for long
 * @param writesPerSecond how often one room may write to connections of this replica, all of its members together, at least
 *     1; with 5,000 members and 20,000 writes everybody hears what is new four times a second
 * @param ping how often a connection is written to, so that a vanished viewer is noticed
 * @param smallRoom up to this many members everybody hears of each who comes or goes; then only of the newest
 * @param newest how often those in a larger room hear of the newest
 * @param beat how often a replica says how many members it has
 * @param silence a replica that said nothing for so long is gone, and its members with it; several beats
 * @param echo how long what was told to all replicas may take to come back before it takes effect here alone
 * @param upkeep how often peaks are written and mutes read
 * @param keep how long messages are kept for replays
 */
@ConfigurationProperties("byeolshow.broadcast.chat")
public record ChatSettings(
        @DefaultValue("64KB") DataSize longestFrame,
        @DefaultValue("64") int buffer,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("10") int burst,
        @DefaultValue("500ms") Duration pace,
        @DefaultValue("20000") int writesPerSecond,
        @DefaultValue("30s") Duration ping,
        @DefaultValue("200") int smallRoom,
        @DefaultValue("1s") Duration newest,
        @DefaultValue("3s") Duration beat,
        @DefaultValue("10s") Duration silence,
        @DefaultValue("3s") Duration echo,
        @DefaultValue("3s") Duration upkeep,
        @DefaultValue("365d") Duration keep) {

    public ChatSettings {
        if (buffer < 2
                || burst < 1
                || writesPerSecond < 1
                || !pace.isPositive()
                || !ping.isPositive()
                || longestFrame.toBytes() < 1024) {
            throw new IllegalArgumentException("byeolshow.broadcast.chat: every limit must leave room to chat");
        }
        if (!beat.isPositive() || silence.compareTo(beat.multipliedBy(2)) < 0 || !echo.isPositive()) {
            throw new IllegalArgumentException(
                    "byeolshow.broadcast.chat: a replica must be allowed to miss a beat before it counts as gone");
        }
    }
}
