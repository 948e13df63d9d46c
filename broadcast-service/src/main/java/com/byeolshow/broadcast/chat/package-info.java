/**
 * The live chat of a show: one room per show with bounded buffers on each replica, kept alike by the topic
 * {@code broadcast.chat}, on which the replicas tell each other what happens; listens to {@code identity.accounts} for the
 * names of viewers and to {@code broadcast.lifecycle} for the ends of shows. What is said is archived for replays.
 */
@NullMarked
package com.byeolshow.broadcast.chat;

import org.jspecify.annotations.NullMarked;
