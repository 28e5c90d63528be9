//! `#[derive(Pack)]`: a struct is its fields one after the other, an enum the number of its variant
//! and then the variant's fields. A field under `#[pack(skip)]` is not written, and empty when read;
//! one under `#[pack(with = "path")]` is left to `path::write` and `path::read`.

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Error, Fields, Path, Result};

/// Implements `cutover_pack::Pack`.
#[proc_macro_derive(Pack, attributes(pack))]
pub fn pack(item: TokenStream) -> TokenStream {
    let expanded = syn::parse(item).and_then(expand);
    expanded.unwrap_or_else(|error| error.to_compile_error()).into()
}

fn expand(item: DeriveInput) -> Result<Tokens> {
    let name = &item.ident;
    let (write, read) = match &item.data {
        Data::Struct(data) => {
            let Code { pattern, write, read } = fields(&data.fields)?;
            (quote! { let Self #pattern = self; #write }, quote! { Self #read })
        }
        Data::Enum(data) => {
            let (mut writes, mut reads) = (Vec::new(), Vec::new());
            for (nth, variant) in data.variants.iter().enumerate() {
                let Code { pattern, write, read } = fields(&variant.fields)?;
                let (variant, nth) = (&variant.ident, nth as u8);
                writes.push(quote! { Self::#variant #pattern => { out.push(#nth); #write } });
                // The reader gives no other number than there are variants.
                let nth = if usize::from(nth) + 1 == data.variants.len() { quote! { _ } } else { quote! { #nth } };
                reads.push(quote! { #nth => Self::#variant #read });
            }
            let last = data.variants.len() as u64 - 1;
            (quote! { match self { #(#writes)* } }, quote! { match from.number(#last) as u8 { #(#reads),* } })
        }
        Data::Union(_) => return Err(Error::new_spanned(name, "a union has no one form")),
    };
    Ok(quote! {
        impl ::cutover_pack::Pack for #name {
            fn write(&self, out: &mut Vec<u8>) { #write }
            fn read(from: &mut ::cutover_pack::Reader) -> Self { #read }
        }
    })
}

/// What is done with fields.
struct Code {
    pattern: Tokens,
    write: Tokens,
    read: Tokens,
}

fn fields(fields: &Fields) -> Result<Code> {
    let (mut names, mut writes, mut reads) = (Vec::new(), Vec::new(), Vec::new());
    for (nth, field) in fields.iter().enumerate() {
        let name = field.ident.clone().unwrap_or_else(|| format_ident!("field{nth}"));
        let (mut write, mut read) =
            (quote! { ::cutover_pack::Pack::write(#name, out); }, quote! { ::cutover_pack::Pack::read(from) });
        for attribute in field.attrs.iter().filter(|attribute| attribute.path().is_ident("pack")) {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("skip") {
                    (write, read) = (quote! { let _ = #name; }, quote! { Default::default() });
                } else if meta.path.is_ident("with") {
                    let path: Path = meta.value()?.parse::<syn::LitStr>()?.parse()?;
                    (write, read) = (quote! { #path::write(#name, out); }, quote! { #path::read(from) });
                } else {
                    return Err(meta.error("known are skip and with"));
                }
                Ok(())
            })?;
        }
        names.push(name);
        writes.push(write);
        reads.push(read);
    }
    let write = quote! { #(#writes)* };
    Ok(match fields {
        Fields::Named(_) => Code { pattern: quote! { { #(#names),* } }, write, read: quote! { { #(#names: #reads),* } } },
        Fields::Unnamed(_) => Code { pattern: quote! { ( #(#names),* ) }, write, read: quote! { ( #(#reads),* ) } },
        Fields::Unit => Code { pattern: quote! {}, write, read: quote! {} },
    })
}
