package com.byeolshow.social.push;

import com.byeolshow.platform.customer.Customers;
import com.byeolshow.platform.language.Language;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Notes that a customer is to be reached on a device. */
@Component
public class RegisterDevice {

    private final Devices devices;
    private final Customers customers;
    private final TransactionalOperator transaction;

    RegisterDevice(Devices devices, Customers customers, TransactionalOperator transaction) {
        this.devices = devices;
        this.customers = customers;
        this.transaction = transaction;
    }

    /**
     * Registers the device, or renews its registration.
     *
     * @param platform {@code android}, {@code ios} or {@code web}
     * @param language of what is shown there
     */
    public Mono<Void> run(String token, String customerId, String platform, Language language) {
        return customers
                .serialize(customerId)
                .then(Mono.defer(() -> devices.put(token, customerId, platform, language)))
                .as(transaction::transactional);
    }
}
