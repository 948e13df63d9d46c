-- One row per cart: whoever changes a cart holds it meanwhile, so that its limit holds, and its age says when to drop it.
CREATE TABLE cart (
    customer_id text PRIMARY KEY,
    changed_at  timestamptz NOT NULL
);

CREATE INDEX cart_by_age ON cart (changed_at);

INSERT INTO cart (customer_id, changed_at)
SELECT customer_id, max(added_at) FROM cart_item GROUP BY customer_id;

-- The goods as they were when they were put in, for lines whose product the catalog has dropped since.
ALTER TABLE cart_item
    ADD FOREIGN KEY (customer_id) REFERENCES cart (customer_id),
    ADD COLUMN snapshot jsonb NOT NULL
        DEFAULT '{"productName": "", "vendor": "byeolshow", "types": [], "original": 0, "sale": 0}';

UPDATE cart_item i
   SET snapshot = jsonb_build_object(
         'productName', p.name, 'thumbnailUrl', p.thumbnail_url, 'vendor', coalesce(p.vendor_id, 'byeolshow'),
         'vendorName', p.vendor_name, 'types', v.types, 'original', v.original, 'sale', least(v.sale, v.original))
  FROM variant v JOIN product p ON p.id = v.product_id
 WHERE v.id = i.variant_id;
