package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.OrderRows.SheetRow;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.platform.web.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Orders as a whole: each list is one statement, and PostgreSQL assembles the orders as JSON. */
@Component
class OrderSheets {

    /** A contact learnt only after the order was placed is better than none. */
    private static final String SHEET = """
            SELECT (to_jsonb(o) || jsonb_build_object(
                      'customer_alias', coalesce(o.customer_alias, c.alias),
                      'customer_email', coalesce(o.customer_email, c.email),
                      'customer_mobile', coalesce(o.customer_mobile, c.mobile),
                      'items', (SELECT coalesce(jsonb_agg(to_jsonb(i) ORDER BY i.position), '[]')
                                  FROM order_item i WHERE i.order_id = o.id),
                      'shipments', (SELECT coalesce(jsonb_agg(to_jsonb(s) ORDER BY s.vendor), '[]')
                                      FROM order_shipment s WHERE s.order_id = o.id),
                      'refunds', (SELECT coalesce(jsonb_agg(to_jsonb(r) || jsonb_build_object('lines',
                                           (SELECT jsonb_agg(to_jsonb(ri) || jsonb_build_object(
                                                     'product_id', i.product_id, 'variant_id', i.variant_id)
                                                   ORDER BY i.position)
                                              FROM refund_item ri JOIN order_item i ON i.id = ri.order_item_id
                                             WHERE ri.refund_id = r.id)) ORDER BY r.created_at, r.id), '[]')
                                    FROM refund r WHERE r.order_id = o.id),
                      'accounts', (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.expires_at), '[]')
                                     FROM virtual_account a WHERE a.order_id = o.id),
                      'strays', (SELECT coalesce(jsonb_agg(to_jsonb(p) ORDER BY p.arrived_at), '[]')
                                   FROM stray_payment p WHERE p.order_id = o.id),
                      'coupons', (SELECT coalesce(jsonb_agg(to_jsonb(k) ORDER BY k.coupon_id), '[]')
                                    FROM order_coupon k WHERE k.order_id = o.id),
                      'fulfillments', (SELECT coalesce(jsonb_agg(to_jsonb(f) || jsonb_build_object('units',
                                                (SELECT jsonb_agg(to_jsonb(u) ORDER BY i.position)
                                                   FROM fulfillment_item u JOIN order_item i ON i.id = u.order_item_id
                                                  WHERE u.fulfillment_id = f.id)) ORDER BY f.packed_at, f.id), '[]')
                                         FROM fulfillment f WHERE f.order_id = o.id)))::text AS sheet
              FROM orders o LEFT JOIN customer c ON c.id = o.customer_id
            """;

    private final DatabaseClient db;
    private final JsonMapper json;

    OrderSheets(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json.rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }

    Mono<OrderSheet> one(OrderId id) {
        return read(db.sql(SHEET + " WHERE o.id = :id").bind("id", id.value())).singleOrEmpty();
    }

    /** Newest first, without those the customer took off the list. */
    Flux<OrderSheet> ofCustomer(String customerId, Page page) {
        return read(db.sql(SHEET + """
                         WHERE o.customer_id = :customer AND o.hidden_at IS NULL
                         ORDER BY o.placed_at DESC, o.id LIMIT :size OFFSET :offset""")
                .bind("customer", customerId)
                .bind("size", page.size())
                .bind("offset", page.offset()));
    }

    /** Newest first, hidden ones too. Only what is asked for becomes part of the statement, so that an index serves it. */
    Flux<OrderSheet> search(OrderSearch search, Page page) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        search.status().ifPresent(status -> {
            conditions.add("o.status = :status");
            values.put("status", status);
        });
        search.customerId().ifPresent(customer -> {
            conditions.add("o.customer_id = :customer");
            values.put("customer", customer);
        });
        search.from().ifPresent(from -> {
            conditions.add("o.placed_at >= :from");
            values.put("from", from);
        });
        search.to().ifPresent(to -> {
            conditions.add("o.placed_at < :to");
            values.put("to", to);
        });
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return read(db.sql(SHEET + where + " ORDER BY o.placed_at DESC, o.id LIMIT :size OFFSET :offset")
                .bindValues(values)
                .bind("size", page.size())
                .bind("offset", page.offset()));
    }

    private Flux<OrderSheet> read(GenericExecuteSpec statement) {
        return statement
                .map(row -> json.readValue(row.get("sheet", String.class), SheetRow.class)
                        .sheet())
                .all();
    }
}
