package com.byeolshow.journeys;

import com.byeolshow.suite.demo.DemoShow;
import com.byeolshow.suite.stack.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LaunchedSuite.class)
class LiveShowIT {

    @Test
    void aLiveShowSellsFromSignUpToRefund(Stack stack) {
        new DemoShow(stack.doors(), System.out::println).play();
    }
}
