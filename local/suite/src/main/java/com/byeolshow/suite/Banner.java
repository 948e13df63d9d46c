package com.byeolshow.suite;

import com.byeolshow.suite.app.Doors;
import com.byeolshow.suite.demo.DemoAccounts;
import com.byeolshow.suite.stack.Stack;
import com.byeolshow.suite.stack.StackSettings;
import java.io.PrintStream;
import java.net.URI;

/** What a person needs to know once everything is up. */
final class Banner {

    private Banner() {}

    static void print(PrintStream out, Stack stack, StackSettings settings) {
        Doors doors = stack.doors();
        out.printf(
                """

                Byeolshow is up.
                  gateway            %s        (health: %s/healthz)
                  API documentation  %s/docs
                  sandbox control    %s/__sandbox
                  mails              %s/mails
                  logs               %s

                Accounts (userId / password):
                """,
                typed(doors.gateway()),
                typed(doors.gateway()),
                typed(doors.gateway()),
                typed(doors.control()),
                typed(doors.control()),
                settings.folder().resolve("logs"));
        DemoAccounts.ALL.forEach(
                account -> out.printf("  %-10s %-14s %s%n", account.userId(), account.password(), account.role()));
        out.printf("%nStop with Ctrl-C.%n");
    }

    /** As log-in providers send browsers back: a cookie belongs to one spelling of a host. */
    private static String typed(URI door) {
        return door.toString().replace("127.0.0.1", "localhost");
    }
}
