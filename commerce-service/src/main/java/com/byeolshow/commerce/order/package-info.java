/** Orders from checkout to refund. Publishes what happens to an order, listens to what payments did. Glossary: order, deviating deposit, shipment, fulfillment (a parcel), refund, stray payment, virtual account. */
@NullMarked
package com.byeolshow.commerce.order;

import org.jspecify.annotations.NullMarked;
