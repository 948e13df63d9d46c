/**
 * Broadcasts of influencers: stream keys, the life of a show from reservation to recording, the lists viewers browse,
 * and the live chat. Glossary: <em>show</em> (a broadcast), <em>program</em> (what a show is about), <em>host</em> (its
 * influencer), <em>recording</em> (what the video platform keeps of it), <em>room</em> (the chat of one show).
 */
@NullMarked
package com.byeolshow.broadcast;

import org.jspecify.annotations.NullMarked;
