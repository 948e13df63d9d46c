package com.byeolshow.obedient;

import com.byeolshow.platform.messaging.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication(proxyBeanMethods = false)
class ObedientService {

    @Bean
    NewTopic things() {
        return Topics.state("obedient.things");
    }
}
