package com.byeolshow.broadcast;

import au.com.dius.pact.provider.MessageAndMetadata;
import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import com.byeolshow.broadcast.show.alarm.AlarmMessages;
import com.byeolshow.broadcast.show.messaging.ShowMessages;
import com.byeolshow.platform.testing.ProviderPact;
import org.springframework.context.ApplicationContext;

/** We keep what others rely on: the files of {@code contracts/pacts} that name us as provider. */
@BroadcastTest
@Provider("broadcast-service")
public class BroadcastProviderPactTest extends ProviderPact {

    BroadcastProviderPactTest(ApplicationContext context) {
        super(context);
    }

    @PactVerifyProvider("broadcast.show.v1 (completed)")
    public MessageAndMetadata completed() {
        return message(ShowMessages.completed());
    }

    @PactVerifyProvider("broadcast.show.v1 (bare)")
    public MessageAndMetadata bare() {
        return message(ShowMessages.bare());
    }

    @PactVerifyProvider("broadcast.alarm-set.v1 (usual)")
    public MessageAndMetadata alarmSet() {
        return message(AlarmMessages.set());
    }

    @PactVerifyProvider("broadcast.alarm-cleared.v1 (usual)")
    public MessageAndMetadata alarmCleared() {
        return message(AlarmMessages.cleared());
    }
}
