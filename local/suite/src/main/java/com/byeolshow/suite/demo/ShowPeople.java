package com.byeolshow.suite.demo;

import com.byeolshow.suite.app.App;
import java.net.URI;

/**
 * Who takes part in the demo show, new each time.
 *
 * @param suffix what makes names of this show unlike those of others
 * @param starId customer id of the future host
 */
record ShowPeople(URI gateway, String suffix, App viewer, String starId) {

    static ShowPeople signUp(URI gateway, String suffix) {
        App viewer = register(gateway, account("viewer", "시청자", suffix));
        App star = register(gateway, account("star", "스타", suffix));
        return new ShowPeople(
                gateway, suffix, viewer, star.get("/user/").expect(200).text("/_id"));
    }

    private static DemoAccounts.Account account(String kind, String alias, String suffix) {
        return new DemoAccounts.Account(kind + suffix, "demo-" + suffix + "!", alias + suffix, "");
    }

    private static App register(URI gateway, DemoAccounts.Account account) {
        App anonymous = App.anonymous(gateway);
        anonymous.put("/user/", account.signUp()).expect(202);
        return anonymous.login(account.userId(), account.password());
    }

    ManagerDesk manager() {
        var manager = DemoAccounts.MANAGER;
        return new ManagerDesk(App.anonymous(gateway).login(manager.userId(), manager.password()));
    }

    /** The host as it is now: the role is in the token, so a new role needs a new one. */
    App star() {
        var star = account("star", "스타", suffix);
        return App.anonymous(gateway).login(star.userId(), star.password());
    }
}
