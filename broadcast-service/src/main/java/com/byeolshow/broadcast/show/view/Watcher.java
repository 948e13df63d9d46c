package com.byeolshow.broadcast.show.view;

/** Whoever watches, as far as two views can be told apart. Never stored as it is. */
public sealed interface Watcher {

    /** The same text for the same viewer, another one for any other. */
    String mark();

    /** Somebody with a token, on whatever device. */
    record Customer(String id) implements Watcher {
        @Override
        public String mark() {
            return "customer " + id;
        }
    }

    /** Anybody else. People behind one address who use the same app are taken for one. */
    record Guest(String address, String userAgent) implements Watcher {
        @Override
        public String mark() {
            return "guest " + address + " " + userAgent;
        }
    }
}
