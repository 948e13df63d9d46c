package com.byeolshow.commerce.order.model;

import java.util.List;

/** What staff want to put into one parcel. */
public sealed interface FulfillmentWish {

    /** These units. */
    record Units(List<Fulfillment.Unit> units) implements FulfillmentWish {}

    /** Whatever of the vendor's goods is left to send. */
    record EverythingOf(String vendor) implements FulfillmentWish {}
}
