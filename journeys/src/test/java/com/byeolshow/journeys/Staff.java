package com.byeolshow.journeys;

import com.byeolshow.suite.app.App;
import com.byeolshow.suite.app.Doors;

/** The demo data's manager. */
final class Staff {

    private Staff() {}

    static App login(Doors doors) {
        return App.anonymous(doors.gateway()).login("manager1", "manager1pw!");
    }
}
